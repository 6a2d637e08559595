"""The recipe's form, field by field, and the estimate below it."""
