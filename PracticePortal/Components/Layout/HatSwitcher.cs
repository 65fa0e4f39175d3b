namespace PracticePortal.Components.Layout;

/// <summary>
/// The place in the user menu where a feature shows the person's other hats: register one with the component's type.
/// The component posts to /account/switch, as plain forms, since its menu also stands on pages without a circuit.
/// </summary>
public sealed record HatSwitcher(Type Component);
