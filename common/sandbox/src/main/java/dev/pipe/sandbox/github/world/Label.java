package dev.pipe.sandbox.github.world;

public final class Label {
    public final long id;
    public String name;
    public String color;
    public String description;

    public Label(long id, String name, String color, String description) {
        this.id = id;
        this.name = name;
        this.color = color;
        this.description = description;
    }
}
