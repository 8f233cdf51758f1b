package org.onrecord.corpus.format;

import static org.onrecord.record.RejectionReason.BAD_SCHEMA;
import static org.onrecord.record.RejectionReason.CORRUPT_FILE;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * Reads the rows of a Parquet file's row groups that begin in a range, and of each row only the
 * columns with an article's fields.
 *
 * <p>The library trusts what a file says about itself. So sizes are checked before they are used,
 * and whatever the library throws on a file means that the file is damaged.
 */
final class ParquetTable {
  /** Maximum size of an unpacked page. Writers aim at 1 MiB, and split pages of long rows. */
  private static final int MAX_PAGE_BYTES = 256 << 20;

  /** The Julian day of 1 January 1970. */
  private static final long JULIAN_EPOCH_DAY = 2_440_588;

  private final FieldMapping mapping;
  private final RecordSink out;

  private ParquetTable(FieldMapping mapping, RecordSink out) {
    this.mapping = mapping;
    this.out = out;
  }

  /** Splits a table into its rows; see {@link CorpusFormat#split}. */
  static void split(Content file, CorpusSettings settings, RecordSink out)
      throws IOException, RejectedException {
    new ParquetTable(settings.layout().fields(), out).split(file.seekable(), file.range());
  }

  /** The column of a field. */
  private record Column(List<String> path, Type type) {}

  private void split(SeekableByteChannel channel, ByteRange range)
      throws IOException, RejectedException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withRange(range.begin(), range.end())
            .withUseHadoopVectoredIo(false)
            .withCodecFactory(new BoundedCodecs())
            .build();
    try (ParquetFileReader reader = open(channel, options)) {
      MessageType schema = reader.getFileMetaData().getSchema();
      Map<ArticleField, Column> columns =
          TableColumns.find(
              mapping,
              path -> column(schema, path),
              schema.getFields().stream().map(Type::getName).toList());
      MessageType wanted = projection(schema, columns);
      reader.setRequestedSchema(wanted);
      for (BlockMetaData rowGroup : reader.getRowGroups()) {
        readRowGroup(reader, rowGroup, wanted, columns);
      }
    }
  }

  private static ParquetFileReader open(SeekableByteChannel channel, ParquetReadOptions options)
      throws RejectedException {
    try {
      var file = new ChannelFile(channel);
      ParquetFileReader reader = ParquetFileReader.open(file, options);
      for (BlockMetaData rowGroup : reader.getRowGroups()) {
        check(rowGroup, file.getLength());
      }
      return reader;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new RejectedException(CORRUPT_FILE, "the file is cut or damaged: " + problem(e));
    }
  }

  /** Checks that the columns of a row group are within the file and have enough values. */
  private static void check(BlockMetaData rowGroup, long fileBytes) throws IOException {
    for (ColumnChunkMetaData column : rowGroup.getColumns()) {
      long begin = column.getStartingPos();
      if (begin < 0
          || column.getTotalSize() < 0
          || column.getTotalSize() > fileBytes
          || begin > fileBytes - column.getTotalSize()) {
        throw new IOException("a column lies beyond the end of the file");
      }
      if (column.getValueCount() < rowGroup.getRowCount()) {
        throw new IOException("a column has fewer values than there are rows");
      }
    }
  }

  private void readRowGroup(
      ParquetFileReader reader,
      BlockMetaData rowGroup,
      MessageType wanted,
      Map<ArticleField, Column> columns)
      throws IOException {
    long position = rowGroup.getRowIndexOffset() + 1;
    out.reading(position, new byte[0]);
    RecordReader<Group> rows =
        library(
            () -> {
              PageReadStore pages = reader.readNextRowGroup();
              return new ColumnIOFactory()
                  .getColumnIO(wanted)
                  .getRecordReader(pages, new GroupRecordConverter(wanted));
            });
    long end = position + rowGroup.getRowCount();
    for (; position < end; position++) {
      out.reading(position, new byte[0]);
      Group row = library(rows::read);
      var values = new EnumMap<ArticleField, Object>(ArticleField.class);
      try {
        for (Map.Entry<ArticleField, Column> column : columns.entrySet()) {
          ArticleField field = column.getKey();
          library(() -> value(row, column.getValue(), field))
              .ifPresent(value -> values.put(field, value));
        }
      } catch (EncodingException e) {
        out.rejected(position, e.rejection.reason(), e.rejection.getMessage(), RowJson.of(values));
        continue;
      }
      out.record(position, 0, RowJson.of(values), new byte[0]);
    }
  }

  /** A call of the library on a file. */
  @FunctionalInterface
  private interface Work<T> {
    T get() throws IOException, RejectedException;
  }

  /** An error in a value, for which the row is rejected and not the file. */
  private static final class EncodingException extends IOException {
    private final transient RejectedException rejection;

    EncodingException(RejectedException rejection) {
      super(rejection);
      this.rejection = rejection;
    }
  }

  private static <T> T library(Work<T> work) throws IOException {
    try {
      return work.get();
    } catch (RejectedException e) {
      throw new EncodingException(e);
    } catch (RuntimeException | StackOverflowError e) {
      throw new IOException(problem(e), e);
    }
  }

  private static String problem(Throwable e) {
    return e instanceof IOException || e.getMessage() != null ? e.getMessage() : e.toString();
  }

  private static Optional<Column> column(MessageType schema, String path) {
    return at(schema, List.of(path))
        .or(() -> at(schema, List.of(path.split("\\.", -1))))
        .map(names -> new Column(names, schema.getType(names.toArray(String[]::new))));
  }

  private static Optional<List<String>> at(MessageType schema, List<String> names) {
    Type type = schema;
    for (String name : names) {
      if (type.isPrimitive() || !type.asGroupType().containsField(name)) {
        return Optional.empty();
      }
      type = type.asGroupType().getType(name);
    }
    return Optional.of(names);
  }

  private static MessageType projection(MessageType schema, Map<ArticleField, Column> columns)
      throws RejectedException {
    Optional<MessageType> wanted = Optional.empty();
    for (Map.Entry<ArticleField, Column> entry : columns.entrySet()) {
      Column column = entry.getValue();
      Type type = column.type();
      if (!type.isPrimitive() && itemOf(type.asGroupType()).isEmpty()) {
        throw new RejectedException(
            BAD_SCHEMA,
            "the column %s for the %s is neither a value nor a list of values"
                .formatted(String.join(".", column.path()), entry.getKey()));
      }
      Type branch = type;
      for (int depth = column.path().size() - 1; depth > 0; depth--) {
        GroupType group =
            schema.getType(column.path().subList(0, depth).toArray(String[]::new)).asGroupType();
        branch = group.withNewFields(branch);
      }
      MessageType one = new MessageType(schema.getName(), branch);
      wanted = Optional.of(wanted.map(all -> all.union(one)).orElse(one));
    }
    return wanted.orElseThrow();
  }

  /** Returns the type of a list's items, for lists with three levels, two, or one. */
  private static Optional<Type> itemOf(GroupType group) {
    if (group.getFieldCount() != 1 || !group.getType(0).isRepetition(Type.Repetition.REPEATED)) {
      return Optional.empty();
    }
    Type repeated = group.getType(0);
    if (repeated.isPrimitive()) {
      return Optional.of(repeated);
    }
    GroupType element = repeated.asGroupType();
    return element.getFieldCount() == 1 && element.getType(0).isPrimitive()
        ? Optional.of(element.getType(0))
        : Optional.empty();
  }

  private static Optional<Object> value(Group row, Column column, ArticleField field)
      throws RejectedException {
    Group group = row;
    for (String name : column.path().subList(0, column.path().size() - 1)) {
      if (group.getFieldRepetitionCount(name) == 0) {
        return Optional.empty();
      }
      group = group.getGroup(name, 0);
    }
    String name = column.path().get(column.path().size() - 1);
    int count = group.getFieldRepetitionCount(name);
    if (count == 0) {
      return Optional.empty();
    }
    if (!column.type().isPrimitive()) {
      return Optional.of(items(group.getGroup(name, 0), column.type().asGroupType(), field));
    }
    PrimitiveType type = column.type().asPrimitiveType();
    if (!type.isRepetition(Type.Repetition.REPEATED)) {
      return Optional.of(primitive(group, name, 0, type, field));
    }
    var items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(primitive(group, name, i, type, field));
    }
    return Optional.of(items);
  }

  private static List<Object> items(Group list, GroupType type, ArticleField field)
      throws RejectedException {
    var items = new ArrayList<Object>();
    Type repeated = type.getType(0);
    PrimitiveType item = itemOf(type).orElseThrow().asPrimitiveType();
    for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
      if (repeated.isPrimitive()) {
        items.add(primitive(list, repeated.getName(), i, item, field));
      } else if (list.getGroup(0, i).getFieldRepetitionCount(0) > 0) {
        items.add(primitive(list.getGroup(0, i), item.getName(), 0, item, field));
      }
    }
    return items;
  }

  private static Object primitive(
      Group group, String name, int index, PrimitiveType type, ArticleField field)
      throws RejectedException {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case BINARY -> TableValues.text(group.getBinary(name, index).toByteBuffer(), field);
      case INT32 ->
          logical instanceof DateLogicalTypeAnnotation
              ? TableValues.day(group.getInteger(name, index))
              : (Object) group.getInteger(name, index);
      case INT64 ->
          logical instanceof TimestampLogicalTypeAnnotation timestamp
              ? TableValues.time(0, group.getLong(name, index), unit(timestamp))
              : (Object) group.getLong(name, index);
      case INT96 -> int96(group.getInt96(name, index).toByteBuffer());
      case DOUBLE -> group.getDouble(name, index);
      case FLOAT -> group.getFloat(name, index);
      case BOOLEAN -> group.getBoolean(name, index);
      case FIXED_LEN_BYTE_ARRAY -> new Object(); // No field has such a type.
    };
  }

  private static ChronoUnit unit(TimestampLogicalTypeAnnotation timestamp) {
    return switch (timestamp.getUnit()) {
      case MILLIS -> ChronoUnit.MILLIS;
      case MICROS -> ChronoUnit.MICROS;
      case NANOS -> ChronoUnit.NANOS;
    };
  }

  /** Returns a time of older Impala and Spark: nanoseconds of a day, and the Julian day. */
  private static String int96(ByteBuffer bytes) {
    ByteBuffer little = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    long nanos = little.getLong();
    long julian = Integer.toUnsignedLong(little.getInt());
    return TableValues.time(julian - JULIAN_EPOCH_DAY, nanos, ChronoUnit.NANOS);
  }

  /** Adapts a channel to the library. */
  private record ChannelFile(SeekableByteChannel channel) implements InputFile {
    @Override
    public long getLength() throws IOException {
      return channel.size();
    }

    @Override
    public SeekableInputStream newStream() {
      InputStream stream = Channels.newInputStream(channel);
      return new DelegatingSeekableInputStream(stream) {
        @Override
        public long getPos() throws IOException {
          return channel.position();
        }

        @Override
        public void seek(long position) throws IOException {
          if (position < 0 || position > channel.size()) {
            throw new EOFException("it ends too early");
          }
          channel.position(position);
        }
      };
    }
  }

  /** Bounds the library's codecs, which allocate as much memory as a page claims to need. */
  private static final class BoundedCodecs implements CompressionCodecFactory {
    private final CodecFactory codecs =
        new CodecFactory(new PlainParquetConfiguration(), 64 * 1024);

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
      throw new UnsupportedOperationException("only for reading");
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
      CompressionCodecFactory.BytesInputDecompressor codec = codecs.getDecompressor(name);
      return new BytesInputDecompressor() {
        @Override
        public BytesInput decompress(BytesInput bytes, int unpackedBytes) throws IOException {
          check(unpackedBytes);
          return codec.decompress(bytes, unpackedBytes);
        }

        @Override
        public void decompress(ByteBuffer from, int size, ByteBuffer to, int unpackedBytes)
            throws IOException {
          check(unpackedBytes);
          codec.decompress(from, size, to, unpackedBytes);
        }

        @Override
        public void release() {
          codec.release();
        }
      };
    }

    private static void check(int unpackedBytes) throws IOException {
      if (unpackedBytes < 0 || unpackedBytes > MAX_PAGE_BYTES) {
        throw new IOException(
            "a page unpacks to %d bytes, not up to %d".formatted(unpackedBytes, MAX_PAGE_BYTES));
      }
    }

    @Override
    public void release() {
      codecs.release();
    }
  }
}
