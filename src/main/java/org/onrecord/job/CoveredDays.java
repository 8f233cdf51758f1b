package org.onrecord.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.SetCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;

/** Days, many times each, to the days that a run covers, once each. */
final class CoveredDays extends PTransform<PCollection<String>, PCollection<String>> {

  @Override
  public PCollection<String> expand(PCollection<String> days) {
    return days.apply("Distinct", Combine.globally(new Distinct()))
        .apply("OneByOne", Flatten.iterables())
        .setCoder(StringUtf8Coder.of());
  }

  /** A few hundred days fit one worker; a key for each would cost the DirectRunner seconds. */
  private static final class Distinct extends Combine.CombineFn<String, Set<String>, List<String>> {
    @Override
    public Set<String> createAccumulator() {
      return new TreeSet<>();
    }

    @Override
    public Set<String> addInput(Set<String> seen, String day) {
      seen.add(day);
      return seen;
    }

    @Override
    public Set<String> mergeAccumulators(Iterable<Set<String>> parts) {
      Set<String> seen = createAccumulator();
      parts.forEach(seen::addAll);
      return seen;
    }

    @Override
    public List<String> extractOutput(Set<String> seen) {
      return sorted(seen);
    }

    private static List<String> sorted(Collection<String> days) {
      return new ArrayList<>(new TreeSet<>(days));
    }

    @Override
    public Coder<Set<String>> getAccumulatorCoder(CoderRegistry registry, Coder<String> days) {
      return SetCoder.of(days);
    }

    @Override
    public Coder<List<String>> getDefaultOutputCoder(CoderRegistry registry, Coder<String> days) {
      return ListCoder.of(days);
    }
  }
}
