package workshop.listen;

/**
 * The three ranges that IANA divides port numbers into.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6335#section-6">RFC 6335, section 6</a>
 */
public enum PortRange {
    /** 0–1023: well-known services. By default, Linux lets only privileged processes listen on these ports. */
    SYSTEM,

    /** 1024–49151: services registered with IANA, and many that are not registered. */
    USER,

    /**
     * 49152–65535: never assigned, free for short-lived use. The operating system gives clients "ephemeral" ports, which
     * need not be from this range: Linux picks them from 32768–60999 by default.
     */
    DYNAMIC;

    /**
     * Returns the range to which a port belongs.
     *
     * @param port a port number, 0 to 65535
     * @return the range
     * @throws IllegalArgumentException if the number is not a port; the error message names the number
     */
    // 1.1
    public static PortRange of(int port) {
        // A port has 16 bits in the TCP header. This check names the wrong number; without it, the failure would come
        // later and in another place.
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port + " (ports are 0 to 65535)");
        }
        if (port < 1024) {
            return SYSTEM;
        }
        return port < 49_152 ? USER : DYNAMIC;
    }
}
