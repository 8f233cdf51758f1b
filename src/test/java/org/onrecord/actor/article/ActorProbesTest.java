package org.onrecord.actor.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onrecord.record.ActorType;
import org.onrecord.text.WordLists;

/**
 * Texts made by program, each of one kind and with other words: the sources in braces must be
 * resolved to the expected actors. A text is right if all its sources are.
 *
 * <p>By default a sample is read; {@code -Dprobes=all} reads all and shows what is wrong.
 */
class ActorProbesTest {
  private static final int SAMPLE = 120;

  /** What people say. */
  private static final List<String> SAID =
      List.of(
          "the water had been off for two days",
          "the new road would cost too much",
          "nobody had asked the neighbours",
          "the roof was no longer safe",
          "it would take until spring",
          "most of the money had been spent",
          "the figures were wrong",
          "the noise began at five in the morning",
          "the old bridge should be kept",
          "the talks had failed");

  /** What one does to another. */
  private static final List<String> DID =
      List.of("criticised", "praised", "visited", "thanked", "interviewed");

  /** Towns and regions all over the world. */
  private static final List<String> PLACES =
      List.of(
          "Leeds",
          "Mombasa",
          "Osaka",
          "Tucson",
          "Arequipa",
          "Gdańsk",
          "Kaduna",
          "Surabaya",
          "Basra",
          "Coimbra",
          "Uppsala",
          "Chittagong",
          "Perth",
          "Ohio",
          "Sichuan",
          "Kherson",
          "Malmö",
          "Winnipeg",
          "Guadalajara",
          "Kumasi",
          "Nagpur",
          "Izmir",
          "Tabriz",
          "Da Nang",
          "Cebu",
          "Rosario",
          "Bergen",
          "Limerick",
          "Lyon",
          "Padua",
          "Graz",
          "Debrecen",
          "Varna",
          "Thessaloniki",
          "Aleppo",
          "Port Sudan",
          "Bulawayo",
          "Santa Fe",
          "New Plymouth",
          "Saint-Denis");

  private static final List<String> BEGINS =
      List.of("Pell", "Cor", "Hask", "Brun", "Tver", "Oku", "Zal", "Mori", "Keld", "Bani");

  private static final List<String> ENDS =
      List.of("worth", "rigan", "stead", "ovsk", "hama", "pur", "ville", "abad", "mouth", "eda");

  /** A source's actor; of one without a name, a word of the description. */
  private record Expected(ActorType type, String name) {
    boolean is(Actor actor) {
      return actor.type() == type
          && (type == ActorType.PERSON
              ? actor.name().equals(name)
              : actor.name().toLowerCase(Locale.ROOT).contains(name));
    }
  }

  private record Probe(String text, List<Expected> expected) {}

  private enum Kind {
    OCCUPATION(0.97) {
      @Override
      List<Probe> all(Random random) {
        return lines("occupations.txt").stream()
            .flatMap(one -> Stream.of(before(one, random), apposed(one, random)))
            .toList();
      }
    },
    TITLE(0.94) {
      @Override
      List<Probe> all(Random random) {
        return lines("titles.txt").stream().map(one -> before(one, random)).toList();
      }
    },
    GENDER(0.97) {
      @Override
      List<Probe> all(Random random) {
        var all = new ArrayList<Probe>();
        for (int i = 0; i < 300; i++) {
          all.addAll(pair(Culture.ALL.get(i % Culture.ALL.size()), random));
        }
        return all;
      }
    },
    KIN(0.98) {
      @Override
      List<Probe> all(Random random) {
        return Stream.generate(() -> kin(random)).limit(200).toList();
      }
    },
    PLACE(0.97) {
      @Override
      List<Probe> all(Random random) {
        return Stream.generate(() -> place(random)).limit(200).toList();
      }
    };

    /** The least share of right ones: what the bundled model reached, less two points. */
    private final double least;

    Kind(double least) {
      this.least = least;
    }

    abstract List<Probe> all(Random random);
  }

  @ParameterizedTest
  @EnumSource
  void sourcesAreResolved(Kind kind) {
    List<Probe> probes = new ArrayList<>(kind.all(new Random(24)));
    Collections.shuffle(probes, new Random(24));
    boolean whole = "all".equals(System.getProperty("probes"));
    if (!whole) {
      probes = probes.subList(0, Math.min(SAMPLE, probes.size()));
    }
    List<String> wrong = probes.stream().flatMap(probe -> wrong(probe).stream()).toList();
    double share = 1 - wrong.size() / (double) probes.size();
    System.out.printf(
        Locale.ROOT,
        "actor probes, %s: %.3f of %d right (aim: 0.95)%n",
        kind,
        share,
        probes.size());
    if (whole) {
      wrong.forEach(System.out::println);
    }
    assertThat(share)
        .as(() -> wrong.stream().collect(Collectors.joining("\n", "wrong:\n", "")))
        .isGreaterThanOrEqualTo(kind.least);
  }

  /** Returns what is wrong; empty if nothing is. */
  private static List<String> wrong(Probe probe) {
    List<Actor> actors = MarkedText.resolve("a1", probe.text);
    boolean right = actors.size() == probe.expected.size();
    for (int i = 0; right && i < actors.size(); i++) {
      right = probe.expected.get(i).is(actors.get(i));
    }
    return right
        ? List.of()
        : List.of(
            probe.text
                + " => "
                + actors.stream()
                    .map(actor -> actor.type() + " " + actor.name() + " by " + actor.rule().get())
                    .toList());
  }

  private static List<String> lines(String list) {
    return WordLists.lines(ActorProbesTest.class, list);
  }

  private static Culture.Person person(Random random) {
    return Culture.of(Culture.ALL, random).person(random.nextBoolean(), random);
  }

  private static Expected named(Culture.Person person) {
    return new Expected(ActorType.PERSON, person.fullName());
  }

  private static String capitalised(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String said(Random random) {
    return Culture.of(SAID, random);
  }

  /** A role right before a name. */
  private static Probe before(String role, Random random) {
    Culture.Person person = person(random);
    return new Probe(
        "{%s %s} said that %s. {%s} added that %s."
            .formatted(
                capitalised(role), person.fullName(), said(random), person.surname(), said(random)),
        List.of(named(person), named(person)));
  }

  /** A name in apposition to a role. */
  private static Probe apposed(String role, Random random) {
    Culture.Person person = person(random);
    return new Probe(
        "{The %s, %s}, said that %s. {%s} added that %s."
            .formatted(role, person.fullName(), said(random), person.pronoun(), said(random)),
        List.of(named(person), named(person)));
  }

  /** A woman and a man in both orders, and a pronoun for one of them. */
  private static List<Probe> pair(Culture culture, Random random) {
    Culture.Person woman = culture.person(true, random);
    Culture.Person man = culture.person(false, random);
    while (man.surname().equals(woman.surname())) {
      man = culture.person(false, random);
    }
    String did = Culture.of(DID, random);
    Culture.Person speaker = random.nextBoolean() ? woman : man;
    String then = "{%s} said that %s.".formatted(speaker.pronoun(), said(random));
    return List.of(
        new Probe(
            "%s %s %s. %s".formatted(woman.fullName(), did, man.fullName(), then),
            List.of(named(speaker))),
        new Probe(
            "%s %s %s. %s".formatted(man.fullName(), did, woman.fullName(), then),
            List.of(named(speaker))));
  }

  /** Two of one surname, and a title for each. */
  private static Probe kin(Random random) {
    Culture culture = Culture.of(Culture.ALL, random);
    Culture.Person first = culture.person(random.nextBoolean(), random);
    boolean married = random.nextBoolean();
    var second =
        new Culture.Person(
            culture.given(!first.isWoman(), random), first.surname(), !first.isWoman());
    String kin =
        second.isWoman() ? (married ? "wife" : "sister") : (married ? "husband" : "brother");
    String her = married ? "Mrs" : "Ms";
    boolean inOrder = random.nextBoolean();
    Culture.Person one = inOrder ? first : second;
    Culture.Person other = inOrder ? second : first;
    return new Probe(
        "%s and %s %s, %s, own a bakery in %s. {%s %s} said that %s. {%s %s} said that %s."
            .formatted(
                first.fullName(),
                first.isWoman() ? "her" : "his",
                kin,
                second.fullName(),
                Culture.of(PLACES, random),
                one.isWoman() ? her : "Mr",
                one.surname(),
                said(random),
                other.isWoman() ? her : "Mr",
                other.surname(),
                said(random)),
        List.of(named(one), named(other)));
  }

  /** A place beside the one who speaks. */
  private static Probe place(Random random) {
    String place =
        random.nextBoolean()
            ? Culture.of(PLACES, random)
            : Culture.of(BEGINS, random) + Culture.of(ENDS, random);
    Culture.Person person = person(random);
    String name = person.fullName();
    return switch (random.nextInt(8)) {
      case 0 ->
          unnamed(
              "The company will close its plant in %s, {its director} said.", place, "director");
      case 1 -> unnamed("{Its manager in %s} said that %s.", place, "manager", said(random));
      case 2 -> unnamed("{A farmer from %s} said that %s.", place, "farmer", said(random));
      case 3 -> unnamed("{The mayor of %s} said that %s.", place, "mayor", said(random));
      case 4 ->
          unnamed("At a hospital in %s, {a doctor} said that %s.", place, "doctor", said(random));
      case 5 -> ofPlace("{%2$s of %1$s} said that %3$s.", place, name, said(random));
      case 6 -> ofPlace("{%2$s, a teacher in %1$s}, said that %3$s.", place, name, said(random));
      default -> ofPlace("Back in %1$s, {%2$s} said that %3$s.", place, name, said(random));
    };
  }

  private static Probe unnamed(String text, String place, String noun, String... said) {
    String filled = said.length > 0 ? text.formatted(place, said[0]) : text.formatted(place);
    return new Probe(filled, List.of(new Expected(ActorType.UNNAMED, noun)));
  }

  private static Probe ofPlace(String text, String place, String name, String said) {
    return new Probe(
        text.formatted(place, name, said), List.of(new Expected(ActorType.PERSON, name)));
  }
}
