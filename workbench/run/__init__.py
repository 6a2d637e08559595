"""The open run as Qt models: session, run model, and figures that several panels show."""
