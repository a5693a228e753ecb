//! What is promised of files to the bank and from it.
