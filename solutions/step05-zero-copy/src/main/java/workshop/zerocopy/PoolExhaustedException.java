package workshop.zerocopy;

/**
 * Every buffer of a pool is in use. Not a mistake in the code, but a state of the system: whoever meets it stops reading,
 * or lets a connection go, until others have given their buffers back.
 */
public final class PoolExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param limit how many buffers the pool has */
    public PoolExhaustedException(int limit) {
        super("all " + limit + " buffers of the pool are in use");
    }
}
