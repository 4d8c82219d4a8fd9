// Mistake: the error message does not say "released".
// Fails with: [retain() after release] Expecting throwable message:
package workshop.zerocopy;

class PooledBuffer {
    public void retain() {
        // A check and then an addition would be two steps. The last reference could be released between them.
        int oldCount = referenceCount.getAndUpdate(count -> count == 0 ? 0 : count + 1);
        if (oldCount == 0) {
            throw new IllegalStateException("cannot retain: reference count is 0");
        }
    }
}
