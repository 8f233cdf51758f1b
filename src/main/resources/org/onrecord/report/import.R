# Carries documents.csv and statements.csv, which lie beside this script, into a DNA database.
#
#   library("rDNA")
#   dna_init()
#   dna_openDatabase("discourse.dna", coderPassword = "...")
#   source("import.R", chdir = TRUE)
#
# The database must have the statement type "DNA Statement", which DNA gives every new one: the
# variables person, organization and concept, and agreement, which is 1 for yes and 0 for no.

read <- function(file) {
  read.csv(file, colClasses = "character", encoding = "UTF-8", na.strings = character())
}

documents <- read("documents.csv")
statements <- read("statements.csv")

documents$id <- dna_addDocuments(
  coder_id = 1,
  title = documents$title,
  text = documents$text,
  author = rep("", nrow(documents)),
  source = documents$source,
  section = rep("", nrow(documents)),
  type = rep("", nrow(documents)),
  notes = documents$notes,
  date_time = as.POSIXct(ifelse(documents$date == "", "1970-01-01", documents$date), tz = "UTC")
)

for (i in seq_len(nrow(statements))) {
  statement <- statements[i, ]
  dna_addStatement(
    documentID = documents$id[documents$document == statement$document],
    startCaret = as.integer(statement$start),
    endCaret = as.integer(statement$end),
    statementType = "DNA Statement",
    coder = 1,
    person = statement$person,
    organization = statement$organization,
    concept = statement$concept,
    agreement = as.integer(statement$agreement)
  )
}
