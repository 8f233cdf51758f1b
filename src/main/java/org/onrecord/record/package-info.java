/**
 * The records that the stages exchange, and what all stages share about them.
 *
 * <p>The record classes are generated from the Avro schemas in {@code src/main/avro}, which are
 * their only definition. Offsets in all of them are UTF-16 units in {@link
 * org.onrecord.record.Article#getText()}. {@link org.onrecord.record.Ids} makes their ids and
 * {@link org.onrecord.record.Rejections} the records of rejected inputs. {@link
 * org.onrecord.record.ValueCoder} is the base class of hand-made coders and {@link
 * org.onrecord.record.TransformResult} that of the results of transforms with several outputs.
 * {@link org.onrecord.record.Meter} has what the progress line shows.
 */
package org.onrecord.record;
