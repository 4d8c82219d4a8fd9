package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step05-zero-copy, mistakes, part 2 of 3")
class Step5ZeroCopyMistakes2Of3Test extends MistakesProof {

    Step5ZeroCopyMistakes2Of3Test() {
        super("step05-zero-copy", 2, 3);
    }
}
