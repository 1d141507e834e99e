// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * BLS12-381: fields, groups, encodings, hashing to the curve, pairing.
 *
 * <p>Values for the edge: {@link org.sealwright.snark.curve.Scalar}, {@link
 * org.sealwright.snark.curve.G1Affine}, {@link org.sealwright.snark.curve.G2Affine}, {@link
 * org.sealwright.snark.curve.Gt}, and {@link org.sealwright.snark.curve.Pairing} between them.
 * Beneath, static operations on limbs in {@code long[]}: the tower {@link
 * org.sealwright.snark.curve.Fp}, {@link org.sealwright.snark.curve.Fp2}, {@link
 * org.sealwright.snark.curve.Fp6}, {@link org.sealwright.snark.curve.Fp12} with {@code u^2 = -1,
 * v^3 = 1 + u, w^2 = v}, and the groups {@link org.sealwright.snark.curve.G1Projective}, {@link
 * org.sealwright.snark.curve.G2Projective}.
 *
 * {@snippet :
 * Scalar secret = Scalar.random(new SecureRandom());
 * byte[] publicKey = G1Affine.GENERATOR.multiply(secret).toCompressed();
 * }
 *
 * <p>The curve is {@code y^2 = x^3 + 4} over Fp, its twist {@code y^2 = x^3 + 4 (1 + u)} over Fp2,
 * the parameter {@code x = -0xd201000000010000}; encodings are those of ZCash (see {@link
 * org.sealwright.snark.curve.PointCodec}).
 */
package org.sealwright.snark.curve;
