package cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The keys of watch mode. */
enum Key {
    NEXT('n', "next"),
    PREVIOUS('p', "previous"),
    HINT('h', "hint"),
    LIST('l', "list"),
    STEP('t', "test the step"),
    DIFF('d', "diff"),
    RERUN('r', "rerun"),
    SOCKETS('s', "sockets"),
    QUIT('q', "quit");

    private final char letter;
    private final String meaning;

    Key(char letter, String meaning) {
        this.letter = letter;
        this.meaning = meaning;
    }

    static Optional<Key> of(int character) {
        return Arrays.stream(values())
                .filter(key -> key.letter == Character.toLowerCase(character))
                .findFirst();
    }

    /** What all keys do. */
    static List<String> legend() {
        return Arrays.stream(values())
                .map(key -> key.letter + " " + key.meaning)
                .toList();
    }
}
