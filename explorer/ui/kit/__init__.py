"""What views are built of: plots, axes, scales, fields, text. It knows no view."""
