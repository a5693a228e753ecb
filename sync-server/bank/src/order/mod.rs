//! pain.001.001.09, Swiss profile, type D.
