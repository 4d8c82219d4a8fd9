package cli;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /** One line that names all keys. */
    static String legend() {
        return Arrays.stream(values())
                .map(key -> key.letter + " " + key.meaning)
                .collect(Collectors.joining("   "));
    }
}
