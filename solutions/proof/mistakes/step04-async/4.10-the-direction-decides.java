// Mistake: the high mark counts while the queue rises, and the low one while it falls.
// Fails with: [a queue of 15 bytes, step 2 of 20, 15, 21, 15, 20, 10, 15, is writable] expected: true but was: false
package workshop.async;

class WaterMarks {
    private long last;

    boolean update(long size) {
        boolean before = writable;
        writable = size > last ? size <= high : size <= low;
        last = size;
        return writable != before;
    }
}
