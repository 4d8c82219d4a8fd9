// Mistake: the queue must fall below the low water mark, or be empty.
// Fails with: a queue of 10 bytes, which has fallen from 21, with water marks of 10 and 20, is writable
package workshop.async;

class WaterMarks {
    boolean update(long size) {
        boolean before = writable;
        writable = writable ? size <= high : size < low || size == 0;
        return writable != before;
    }
}
