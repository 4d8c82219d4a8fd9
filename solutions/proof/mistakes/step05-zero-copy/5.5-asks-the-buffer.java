// Mistake: bytes() asks the buffer whether it was released, and not the duplicate.
// Fails with: [bytes() of a duplicate that was released] Expecting code to raise a throwable.
package workshop.zerocopy;

class RetainedDuplicate {
    public ByteBuffer bytes() {
        buffer.bytes();
        return bytes;
    }
}
