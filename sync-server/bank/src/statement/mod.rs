//! camt.053 and camt.054 in all versions that read alike, and pain.002.
