// Mistake: MessageFormat separates the thousands, so the error message does not have the number as it is.
// Fails with: to contain: "65536"
package workshop.listen;

enum PortRange {
    ;

    public static PortRange of(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(java.text.MessageFormat.format("{0} is not a port", port));
        }
        if (port < 1024) {
            return SYSTEM;
        }
        return port < 49_152 ? USER : DYNAMIC;
    }
}
