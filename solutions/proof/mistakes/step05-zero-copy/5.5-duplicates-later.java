// Mistake: the duplicate is made when the receiver first asks for the bytes. By then, the view has another position.
// Fails with: [the text in a duplicate of a slice] expected: "The same bytes for every one of them" but was: ""
package workshop.zerocopy;

class PooledBuffer {
    public RetainedDuplicate retainedDuplicate(ByteBuffer view) {
        RetainedDuplicate duplicate = new RetainedDuplicate(this, java.util.Objects.requireNonNull(view));
        retain();
        return duplicate;
    }
}

class RetainedDuplicate {
    private ByteBuffer own;

    public ByteBuffer bytes() {
        if (released.get()) {
            throw alreadyReleased();
        }
        if (own == null) {
            own = bytes.duplicate();
        }
        return own;
    }
}
