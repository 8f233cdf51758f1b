package org.onrecord.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onrecord.record.ActorType;
import org.onrecord.testing.Records;

class ShortNamesTest {
  private static final LocalDate DAY = Records.MONDAY;
  private final ShortNames names = new ShortNames();

  @Test
  void joinsThePersonOfTheSameTimeAndOutlet() {
    see("Dmitry Peskov", "Tide", DAY);
    assertThat(find("Peskov", "Tide", DAY)).contains("Dmitry Peskov");
    assertThat(find("D. Peskov", "Tide", DAY)).contains("Dmitry Peskov");
    assertThat(find("A. Peskov", "Tide", DAY)).isEmpty();
  }

  @Test
  void aWeekBeforeCountsADayAfterDoesNot() {
    see("Dmitry Peskov", "Tide", DAY);
    assertThat(find("Peskov", "Tide", DAY.plusDays(7))).contains("Dmitry Peskov");
    assertThat(find("Peskov", "Tide", DAY.plusDays(8))).isEmpty();
    assertThat(find("Peskov", "Tide", DAY.minusDays(1))).isEmpty();
  }

  @Test
  void staysApartWhereTwoFit() {
    see("Ann Roe", "Tide", DAY);
    see("Bo Roe", "Tide", DAY);
    assertThat(find("Roe", "Tide", DAY)).isEmpty();
    assertThat(find("B. Roe", "Tide", DAY)).contains("Bo Roe");
  }

  @Test
  void theOwnOutletComesFirst() {
    see("Ann Roe", "Tide", DAY);
    see("Bo Roe", "Courier", DAY);
    assertThat(find("Roe", "Tide", DAY)).contains("Ann Roe");
    assertThat(find("Roe", "Courier", DAY)).contains("Bo Roe");
    assertThat(find("Roe", "Lantern", DAY)).isEmpty();
  }

  @Test
  void withoutOneInTheOutletAnyOutletWillDo() {
    see("Ann Roe", "Tide", DAY);
    assertThat(find("Roe", "Lantern", DAY)).contains("Ann Roe");
  }

  @Test
  void aNameWithAnInitialIsTakenWhereThereIsNoFullOne() {
    see("K. B. Obeng", "Tide", DAY);
    assertThat(find("Obeng", "Tide", DAY)).contains("K. B. Obeng");
    assertThat(find("K. Obeng", "Tide", DAY)).isEmpty();
    see("Kwame Obeng", "Tide", DAY);
    assertThat(find("Obeng", "Tide", DAY)).contains("Kwame Obeng");
    assertThat(find("K. Obeng", "Tide", DAY)).contains("Kwame Obeng");
  }

  @Test
  void spellingsOfOnePersonAreOne() {
    see("Dmitri Peskov", "Tide", DAY);
    see("Dmitry S. Peskov", "Tide", DAY);
    assertThat(find("Peskov", "Tide", DAY)).contains("Dmitry S. Peskov");
  }

  private void see(String name, String publisher, LocalDate day) {
    NameKey key = NameKey.of(ActorType.PERSON, name);
    names.add(
        new ShortNames.Sighting(
            name, key.actorId(ActorType.PERSON), Optional.of(publisher), Optional.of(day)));
  }

  private Optional<String> find(String name, String publisher, LocalDate day) {
    return names
        .find(NameKey.of(ActorType.PERSON, name), Optional.of(publisher), Optional.of(day))
        .map(ShortNames.Sighting::name);
  }
}
