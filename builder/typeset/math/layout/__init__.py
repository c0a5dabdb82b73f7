"""Where the parts of a formula stand: TeX's Appendix G with the constants of an OpenType font."""
