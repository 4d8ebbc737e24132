"""A project looked at while its author writes: rebuilt after every change, its pages served to the author's own browser.

Rank 4: holds the rebuilding of what a change reaches, the noticing of changes, and the server; may import everything below.
Refuses to know terminals, and imports the packages of the extra `watch` only where it serves.
"""
