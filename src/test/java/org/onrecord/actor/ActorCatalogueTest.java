package org.onrecord.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.onrecord.record.ActorType;

class ActorCatalogueTest {
  @Test
  void aJvmHasItOnceHoweverOftenItIsCopied() throws Exception {
    ActorCatalogue catalogue = catalogue("Ada Holm");
    assertThat(SerializableUtils.clone(catalogue)).isSameAs(catalogue);
    assertThat(SerializableUtils.clone(catalogue("Bo Lind"))).isNotSameAs(catalogue);
  }

  /** As in the JVM of a worker, which has not made it. */
  @Test
  void whatIsReadElsewhereIsEqual() throws Exception {
    byte[] written = SerializableUtils.serializeToByteArray(catalogue("Cai Moor"));
    System.gc();
    ActorCatalogue read = read(written);
    assertThat(read.find("cai moor").map(ActorCatalogue.Entry::id)).contains("a");
    assertThat(read.find("the mayor")).isEqualTo(read.entry("a"));
    assertThat(read.entry("a").orElseThrow().roleOn(Optional.of(LocalDate.of(2024, 3, 4))))
        .contains("mayor");
    assertThat(read(SerializableUtils.serializeToByteArray(read))).isSameAs(read);
  }

  private static ActorCatalogue read(byte[] written) {
    return (ActorCatalogue) SerializableUtils.deserializeFromByteArray(written, "a catalogue");
  }

  private static ActorCatalogue catalogue(String name) throws Exception {
    return ActorCatalogue.of(
        List.of(
            new ActorCatalogue.Entry(
                "a",
                name,
                List.of("the mayor"),
                ActorType.PERSON,
                "Norland",
                "",
                List.of(new ActorCatalogue.Role("mayor", LocalDate.MIN, LocalDate.MAX)),
                "a.yaml:2: ")));
  }
}
