"""Dates and spans of time in a text, read against the day it was published."""
