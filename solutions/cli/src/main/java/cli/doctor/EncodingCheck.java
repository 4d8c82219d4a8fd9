package cli.doctor;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Whether the terminal shows all characters.
 *
 * @param encoding the encoding of the standard output
 */
record EncodingCheck(String encoding) implements Callable<Finding> {

    @Override
    public Finding call() {
        if (Charset.forName(Objects.requireNonNullElse(encoding, "US-ASCII")).equals(StandardCharsets.UTF_8)) {
            return Finding.fine("the terminal gets UTF-8");
        }
        return Finding.trouble(
                "the terminal gets " + encoding + ", which lacks some signs",
                Executables.WINDOWS ? "Type chcp 65001 before." : "Choose a locale with UTF-8: export LC_ALL=C.UTF-8");
    }
}
