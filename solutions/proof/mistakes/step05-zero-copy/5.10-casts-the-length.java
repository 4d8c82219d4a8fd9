// Mistake: the length is cast to an int before it is compared with the maximum, and so NOT_A_NUMBER becomes 0.
// Fails with: [parsing MSG s 1 4294967296 after a good line] Expecting code to raise a throwable.
package workshop.zerocopy;

class HeaderPrediction {
    int parse(ByteBuffer bytes, int from) throws IOException {
        int start = from;
        // Local variables: a call of the handler might change fields, so the compiler would load them again after each.
        int limit = bytes.limit();
        int length = this.length;
        int maxMessageLength = this.maxMessageLength;
        int headersLength = message.headersLength();
        // A loop in this method, and not a call for each message: the JIT compiler keeps its variables in registers.
        while (matches(bytes, start)) {
            int i = start + length;
            long value = 0;
            while (i < limit && value <= maxMessageLength && bytes.get(i) != '\r') {
                value = ControlLine.appendDigit(value, bytes.get(i++));
            }
            int number = (int) value;
            int headersStart = i + 2;
            if (i == start + length
                    || number < headersLength
                    || number > maxMessageLength
                    || limit - headersStart < number + 2) {
                return start;
            }
            int end = headersStart + number;
            if (bytes.getShort(i) != CR_LF || bytes.getShort(end) != CR_LF) {
                return start;
            }
            message.setStart(start);
            message.setHeadersAndPayload(headersStart, headersStart + headersLength, end);
            handler.onMessage(message);
            start = end + 2;
        }
        return start;
    }
}
