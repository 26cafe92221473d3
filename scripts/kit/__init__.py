"""kit - what the smf119 commands share.

The commands smf119-NAME are thin: they find this folder and call
kit.NAME.main. Python 3.6 or later and its standard library are enough.
"""
