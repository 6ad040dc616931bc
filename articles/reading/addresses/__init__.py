"""Addresses: an article fetched from the web, kept beside the comparison, and fetched again when the reader asks.

Nothing here is loaded until an address is named, and nothing is sent before that.
"""
