// Mistake: the error message does not name the wrong number.
// Fails with: to contain: "-1"
package workshop.listen;

enum PortRange {
    ;

    public static PortRange of(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("not a valid port");
        }
        if (port < 1024) {
            return SYSTEM;
        }
        return port < 49_152 ? USER : DYNAMIC;
    }
}
