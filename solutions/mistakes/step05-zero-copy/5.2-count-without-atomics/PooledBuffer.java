// Mistake: count without atomics.
// Red says: [owners after as many releases as retains]
package workshop.zerocopy;

class PooledBuffer {
    private volatile int owners = 1;

    public ByteBuffer bytes() {
        if (owners == 0) {
            throw released();
        }
        return bytes;
    }

    public int owners() {
        return owners;
    }

    public void retain() {
        // "Look, then add" would be two steps, and the last owner could release between them.
        int before = owners;
        owners = before == 0 ? 0 : before + 1;
        if (before == 0) {
            throw released();
        }
    }

    public void release() {
        int before = owners;
        owners = before == 0 ? 0 : before - 1;
        if (before == 0) {
            throw released();
        }
        if (before == 1) {
            giveBack();
        }
    }
}
