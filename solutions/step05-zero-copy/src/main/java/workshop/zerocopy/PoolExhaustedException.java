package workshop.zerocopy;

/**
 * Every buffer of a pool is in use. This is no fault of the code but a state of the system. The caller stops reading,
 * or closes a connection, until other users have released their buffers.
 */
public final class PoolExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param maxBuffers the number of buffers that the pool has */
    public PoolExhaustedException(int maxBuffers) {
        super("all " + maxBuffers + " buffers of the pool are in use");
    }
}
