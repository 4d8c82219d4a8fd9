// Mistake: a released duplicate gives access to the bytes.
// Fails with: [bytes() of a duplicate that was released] Expecting code to raise a throwable.
package workshop.zerocopy;

class RetainedDuplicate {
    public ByteBuffer bytes() {
        return bytes;
    }
}
