"""What a person may choose: declared, checked, read and written; which networks it asks for."""
