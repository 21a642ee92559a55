"""Programs and packages: what kind a file is, and whether it carries signature data.

Headers are read by seeking, in bounds; nothing is executed. No certificate is judged: that
needs trust roots and the network.
"""
