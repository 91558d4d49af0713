package org.interweave.train.footage;

/**
 * One surface of a scene, cut out by its outline, moving.
 *
 * @param place where it is and how it moves
 * @param outline its kind of shape; {@code form} makes the kind its own
 * @param blur pixels of defocus
 * @param round how much it darkens towards its edge, 0 for a flat sheet
 * @param shadow how dark the shadow it casts on what is behind, 0 to 1
 */
record Leaf(
        Place place,
        Outline outline,
        Outline.Form form,
        Texture texture,
        double blur,
        double round,
        double shadow) {
    /**
     * A place in pixels, seen from a camera that moves.
     *
     * @param x pixels right of the middle of the picture at time 0
     * @param y pixels below it
     * @param size radius in pixels
     * @param angle radians
     * @param speedX pixels a frame
     * @param speedY pixels a frame
     * @param spin radians a frame
     * @param near how much of the camera's movement it shows: 0 at the horizon, 1 and more in front
     */
    record Place(
            double x,
            double y,
            double size,
            double angle,
            double speedX,
            double speedY,
            double spin,
            double near) {}

    /** The map from the picture to this leaf at a time: six numbers, and the box it lies in. */
    Seen seen(Camera camera, double time, double scale) {
        Camera.View view = camera.at(time);
        double x = place.x() + place.speedX() * time - view.x() * place.near();
        double y = place.y() + place.speedY() * time - view.y() * place.near();
        double zoom = 1 + (view.zoom() - 1) * Math.min(1.5, place.near());
        double c = Math.cos(view.roll());
        double s = Math.sin(view.roll());
        double px = zoom * (c * x - s * y);
        double py = zoom * (s * x + c * y);
        double turn = place.angle() + place.spin() * time + view.roll();
        double k = 1 / (zoom * scale);
        return new Seen(
                px * scale,
                py * scale,
                Math.cos(turn) * k,
                Math.sin(turn) * k,
                zoom * scale * (outline == Outline.HILL ? 40 : 1.5) * place.size());
    }

    /**
     * Where a leaf is in the picture, in samples from its middle.
     *
     * @param cos of its turn, over its magnification; {@code sin} likewise
     * @param reach samples from its middle beyond which it is not
     */
    record Seen(double x, double y, double cos, double sin, double reach) {}
}
