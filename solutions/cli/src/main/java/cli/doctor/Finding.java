package cli.doctor;

/**
 * The result of a check.
 *
 * @param fine whether all is as the workshop needs it
 * @param text what was found
 * @param advice what to do; empty if all is fine
 */
public record Finding(boolean fine, String text, String advice) {

    static Finding fine(String text) {
        return new Finding(true, text, "");
    }

    static Finding trouble(String text, String advice) {
        return new Finding(false, text, advice);
    }
}
