"""What a build leaves on disk: a folder that is replaced as a whole or not at all, the manifest in it, and packages.

Rank 3: imports ranks 0 to 2, never sources/, rules/, formats/ or render/. Holds the check of output names, the swap of
folders, the manifest with its hashes; taxonomy packages and report packages written, and report packages read. Refuses to know
what the documents say.
"""
