"""The Transformation Rules Registries: a table for each, from the names of its rules to what they read and show.

Rank 1. Holds tr1 to tr5 (the Transformation Rules Registries of XBRL International) and sec (that of the United States
Securities and Exchange Commission), and what their rules are made of: entries, numbers, dates, months, eastern (Japanese and
Indian calendars), number_words, durations, places. Imports ranks 0 and 1. A table is loaded when a rule of it is asked for.
Refuses to know facts, scale and sign.
"""
