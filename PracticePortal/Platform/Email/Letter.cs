using Microsoft.AspNetCore.Components;

namespace PracticePortal.Platform.Email;

/// <summary>What one letter says: plain values, from which its template is rendered.</summary>
public abstract record Letter
{
    /// <summary>The component that renders it, with the letter as its parameter <c>Letter</c>.</summary>
    internal abstract Type Template { get; }
}

/// <summary>A letter that is rendered by the given template.</summary>
public abstract record Letter<TTemplate> : Letter
    where TTemplate : IComponent
{
    internal sealed override Type Template => typeof(TTemplate);
}

/// <summary>A rendered letter: one subject, and the same content as HTML and as text.</summary>
public sealed record RenderedLetter(string Subject, string Html, string Text, string Language);
