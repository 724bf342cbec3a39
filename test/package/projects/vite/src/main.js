import { configure } from 'customer-delete';
import 'customer-delete/locales/de';

configure({ endpoint: 'ENDPOINT', accountId: 'greatwidgets' });
document.addEventListener('customer-delete-settled', ({ detail }) => {
  document.getElementById('told').value = `${detail.status} ${detail.code}`;
});
