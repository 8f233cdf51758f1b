/**
 * The records that the stages hand on: classes generated from the Avro schemas in {@code
 * src/main/avro}, which are their only definition, and {@link org.onrecord.record.Ids}, which gives
 * them their ids. Offsets in all of them count UTF-16 units into {@link
 * org.onrecord.record.Article#getText()}.
 */
package org.onrecord.record;
