package proof;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts what was proven, for the last line of a proof. */
final class Counts {

    private final Map<String, Integer> counts = new LinkedHashMap<>();

    void add(String what, int howMany) {
        counts.merge(what, howMany, Integer::sum);
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }
}
