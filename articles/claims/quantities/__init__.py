"""Figures in a text: values, bounds, units, and what only looks like one."""
