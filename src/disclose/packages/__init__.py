"""What a build leaves on disk: a folder that is replaced as a whole or not at all, and the manifest in it.

Rank 3: imports ranks 0 to 2, never sources/, rules/, formats/ or render/. Holds the check of output names, the swap of
folders and the manifest with its hashes. Refuses to know what the files say.
"""
