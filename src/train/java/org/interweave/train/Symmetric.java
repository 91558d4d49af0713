package org.interweave.train;

/**
 * A symmetric matrix.
 *
 * @param matrix square; not changed
 */
@SuppressWarnings("ArrayRecordComponent") // numbers on their way, compared by nobody
record Symmetric(double[][] matrix) {
    private static final int SWEEPS = 30;

    /**
     * Its axes.
     *
     * @param values in no order
     * @param vectors one in each column
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Axes(double[] values, double[][] vectors) {}

    /** The eigenvectors, by Jacobi's rotations. */
    Axes axes() {
        int n = matrix.length;
        double[][] a = new double[n][];
        double[][] v = new double[n][n];
        for (int i = 0; i < n; i++) {
            a[i] = matrix[i].clone();
            v[i][i] = 1;
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(a, v, p, q);
                }
            }
        }
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = a[i][i];
        }
        return new Axes(values, v);
    }

    private static void rotate(double[][] a, double[][] v, int p, int q) {
        if (Math.abs(a[p][q]) < 1e-300) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = Math.signum(theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        if (theta == 0) {
            t = 1;
        }
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int i = 0; i < a.length; i++) {
            double ip = a[i][p];
            double iq = a[i][q];
            a[i][p] = c * ip - s * iq;
            a[i][q] = s * ip + c * iq;
            double wp = v[i][p];
            double wq = v[i][q];
            v[i][p] = c * wp - s * wq;
            v[i][q] = s * wp + c * wq;
        }
        for (int i = 0; i < a.length; i++) {
            double pi = a[p][i];
            double qi = a[q][i];
            a[p][i] = c * pi - s * qi;
            a[q][i] = s * pi + c * qi;
        }
    }

    /** The x for which the matrix times x is {@code right}, by Gauss; positive definite only. */
    double[] solve(double[] right) {
        int n = matrix.length;
        double[][] a = new double[n][];
        double[] b = right.clone();
        for (int i = 0; i < n; i++) {
            a[i] = matrix[i].clone();
        }
        for (int p = 0; p < n; p++) {
            for (int i = p + 1; i < n; i++) {
                double f = a[i][p] / a[p][p];
                for (int j = p; j < n; j++) {
                    a[i][j] -= f * a[p][j];
                }
                b[i] -= f * b[p];
            }
        }
        for (int p = n - 1; p >= 0; p--) {
            for (int j = p + 1; j < n; j++) {
                b[p] -= a[p][j] * b[j];
            }
            b[p] /= a[p][p];
        }
        return b;
    }
}
