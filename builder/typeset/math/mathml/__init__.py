"""math-core's MathML, read into TeX's terms."""
