"""What a seller takes along and tells: documents, question templates, arguments, business cards."""
