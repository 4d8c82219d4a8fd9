// Mistake: a release that is refused is counted all the same.
// Fails with: [owners of a buffer that was released, after what came too late was refused] expected: 0 but was: -
package workshop.zerocopy;

class PooledBuffer {
    public ByteBuffer bytes() {
        if (owners.get() <= 0) {
            throw released();
        }
        return bytes;
    }

    public void retain() {
        int before = owners.getAndUpdate(count -> count <= 0 ? count : count + 1);
        if (before <= 0) {
            throw released();
        }
    }

    public void release() {
        int left = owners.decrementAndGet();
        if (left < 0) {
            throw released();
        }
        if (left == 0) {
            giveBack();
        }
    }
}
